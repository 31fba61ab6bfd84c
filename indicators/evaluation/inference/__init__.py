"""How sure an estimate is: randomisation, placebos, power, drift."""
