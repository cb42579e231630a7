#!/usr/bin/env bash
# com.unboundid.product.scim2:scim2-sdk-common 5.0.0 (Maven), scim-patch 0.8.3 and scimmy 1.3.5 (npm), on a PATCH of SCIM 2.0
# that sets a user's "active" to false, written in the ways that the RFCs allow.
#
# Guess: names of attributes are compared without regard to case (RFC 7643, 2.1), and a path may begin with the URN of its schema
# (RFC 7644, 3.10); so each of these requests changes the attribute, or is refused.
# Seen: two libraries take a request, raise no error, and write beside the attribute, which stays true: who left the company goes
# on being active, and the directory that sent the request was told that it was done.
#
#                                          scim2-sdk-common     scim-patch              scimmy
#   path active                            false                false                   false
#   path Active                            false                true, "Active" beside   refused
#   no path, value {"Active": false}       false                true, "Active" beside   refused
#   path urn:…:core:2.0:User:active        true, URN beside     false                   refused
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >requests.json <<'JSON'
[
  {"op": "replace", "path": "active", "value": false},
  {"op": "replace", "path": "Active", "value": false},
  {"op": "replace", "value": {"Active": false}},
  {"op": "replace", "path": "urn:ietf:params:scim:schemas:core:2.0:User:active", "value": false}
]
JSON

echo '{"private": true}' >package.json
npm install --silent --no-audit --no-fund scim-patch@0.8.3 scimmy@1.3.5
cat >patched.mjs <<'JS'
import { readFileSync } from 'node:fs';
import SCIMMY from 'scimmy';
import { patchBodyValidation, scimPatch } from 'scim-patch';

const user = () => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'a@example.com',
  active: true,
  meta: { resourceType: 'User' },
});
const patch = (operation) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [structuredClone(operation)],
});
const ways = {
  'scim-patch': (operation) => {
    const body = patch(operation);
    patchBodyValidation(body);
    return scimPatch(user(), body.Operations);
  },
  scimmy: (operation) =>
    new SCIMMY.Messages.PatchOp(patch(operation)).apply(new SCIMMY.Schemas.User(user(), 'inout')),
};
for (const [library, way] of Object.entries(ways)) {
  for (const [number, operation] of JSON.parse(readFileSync('requests.json', 'utf8')).entries()) {
    let said;
    try {
      const patched = await way(operation);
      said = `${patched.active}${'Active' in patched ? ' and Active beside it' : ''}`;
    } catch (refused) {
      said = 'refused';
    }
    console.log(`${library} ${number} ${said}`);
  }
}
JS
node patched.mjs | tee seen

cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>com.unboundid.product.scim2</groupId><artifactId>scim2-sdk-common</artifactId><version>5.0.0</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -ntp dependency:copy-dependencies -DoutputDirectory=lib
cat >Patched.java <<'JAVA'
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.io.File;

public class Patched {
    public static void main(String[] none) throws Exception {
        ObjectMapper json = JsonUtils.createObjectMapper();
        int number = 0;
        for (JsonNode operation : json.readTree(new File("requests.json"))) {
            ObjectNode user = json.createObjectNode();
            user.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:User");
            user.put("userName", "a@example.com").put("active", true);
            ObjectNode patch = json.createObjectNode();
            patch.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
            patch.putArray("Operations").add(operation);
            String said;
            try {
                GenericScimResource patched = new GenericScimResource(user);
                json.treeToValue(patch, PatchRequest.class).apply(patched);
                JsonNode now = patched.getObjectNode();
                said = now.get("active") + (now.has("urn:ietf:params:scim:schemas:core:2.0:User") ? " and the URN beside it" : "");
            } catch (Exception refused) {
                said = "refused";
            }
            System.out.println("scim2-sdk-common " + number++ + " " + said);
        }
    }
}
JAVA
java -cp 'lib/*' Patched.java | tee -a seen

diff - <(grep -E '^(scim|scimmy)' seen) <<'SEEN'
scim-patch 0 false
scim-patch 1 true and Active beside it
scim-patch 2 true and Active beside it
scim-patch 3 false
scimmy 0 false
scimmy 1 refused
scimmy 2 refused
scimmy 3 refused
scim2-sdk-common 0 false
scim2-sdk-common 1 false
scim2-sdk-common 2 false
scim2-sdk-common 3 true and the URN beside it
SEEN
