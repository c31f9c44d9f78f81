"""Which photos a rule is for, and why a photo is none of them: `matching` is the door."""
