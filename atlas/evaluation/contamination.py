"""What else has come to the treated areas: other programmes and what others have done."""

from atlas import repository
from atlas.evaluation.study import Study


def contamination(study: Study, language: str) -> list[str]:
    """Places of other programmes and dated events of others in the treated areas, in words."""
    treated, names = set(study.ids("treated")), repository.areas()["short_name"]
    places = repository.sister_networks()
    inside = places[places["area_id"].isin(treated)]
    lines = [
        f"{names[int(row['area_id'])]}: {row['name']} "
        f"({row[f'layer_{language}']}; {row[f'opened_{language}']})"
        for _, row in inside.iterrows()
    ]
    events, homes = repository.premises_events(), repository.premises()["area_id"]
    near = events[(events["about"] == "neighbour") & events["premises_id"].isin(homes.index)]
    lines += [
        f"{names[int(homes[row['premises_id']])]}: {row[f'summary_{language}']}"
        for _, row in near.iterrows()
        if int(homes[row["premises_id"]]) in treated
    ]
    return lines
