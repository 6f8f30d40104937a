"""The Turtle file: equal bytes for equal news, and readable by two engines."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from drafts import Draft
from hypothesis import given, settings
from rdflib import Graph
from story import story
from test_merge_laws import newspapers

from extract.records import Extraction
from graph.audit import audit
from graph.errors import GraphError
from graph.export.turtle import turtle, write_turtle
from graph.merge import merge
from graph.store import TripleStore
from ontology.validate import Severity, check_shapes, read_as_written
