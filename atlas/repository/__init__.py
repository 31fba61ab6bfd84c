"""The tables of the atlas, each read and worked out once: :mod:`atlas.repository.memo` says how.

The app, the commands and the drawings all ask here: ``repository.areas()``. What is handed out is
shared: nobody may change it. The index, the evaluation, the catchments and the zones stand in
modules of their own, which their readers import.
"""

from atlas.repository.geography import address_book as address_book
from atlas.repository.geography import boundaries as boundaries
from atlas.repository.geography import drawing as drawing
from atlas.repository.geography import neighbours as neighbours
from atlas.repository.geography import proximity_index as proximity_index
from atlas.repository.indicator_values import LAST_REGISTER as LAST_REGISTER
from atlas.repository.indicator_values import IndicatorData as IndicatorData
from atlas.repository.indicator_values import changes as changes
from atlas.repository.indicator_values import comparison as comparison
from atlas.repository.indicator_values import coverage as coverage
from atlas.repository.indicator_values import indicator_data as indicator_data
from atlas.repository.indicator_values import municipio_values as municipio_values
from atlas.repository.indicator_values import similarity as similarity
from atlas.repository.indicator_values import strip_values as strip_values
from atlas.repository.loaded_files import fingerprint as fingerprint
from atlas.repository.loaded_files import idise_card as idise_card
from atlas.repository.loaded_files import idise_data as idise_data
from atlas.repository.loaded_files import of_visitor as of_visitor
from atlas.repository.loaded_files import stored_file as stored_file
from atlas.repository.loaded_files import stored_table as stored_table
from atlas.repository.register import event_days as event_days
from atlas.repository.register import first_event_day as first_event_day
from atlas.repository.register import perimeter_layer as perimeter_layer
from atlas.repository.register import perimeters as perimeters
from atlas.repository.register import premises as premises
from atlas.repository.register import premises_events as premises_events
from atlas.repository.register import premises_facts as premises_facts
from atlas.repository.register import premises_points as premises_points
from atlas.repository.register import premises_units as premises_units
from atlas.repository.register import read_until as read_until
from atlas.repository.register import sister_networks as sister_networks
from atlas.repository.tables import areas as areas
from atlas.repository.tables import choices as choices
from atlas.repository.tables import panel as panel
from atlas.repository.tables import residents as residents
from atlas.repository.tables import services as services
from atlas.repository.tables import shipped as shipped
