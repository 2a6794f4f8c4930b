# Reads one YAML text a line, itself a JSON string, and answers with its tree as a line of JSON.
import json
import sys

import yaml

loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
for line in sys.stdin.buffer:
    try:
        print(json.dumps(yaml.load(json.loads(line), loader)))
    except (yaml.YAMLError, TypeError) as error:
        print(json.dumps("error: " + str(error)))
