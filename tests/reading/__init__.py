"""Tests of the reading half: papers that it must pass, papers that it must refuse, and one paper for every error."""
