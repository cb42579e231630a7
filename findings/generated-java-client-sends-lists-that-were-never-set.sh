#!/usr/bin/env bash
# org.openapitools:openapi-generator-cli 7.24.0 (Maven), generator java, library native, no options.
#
# Guess: a property that is not required and was never set is not sent; a DELETE that answers 204 asks for any answer.
# Seen: an optional list is an empty one from the start and is sent as [], so that "cancel this order", which sets no telephone
# numbers, says "with no telephone numbers". And a call whose only answers with a body are errors sends
# Accept: application/problem+json, so that a server that looks at Accept before it deletes answers 406. A server has to take
# [] for a list left out, and may ask nothing of Accept where it sends no body.
#
#   POST {"type":"cancel","phoneNumbers":[]}   DELETE Accept: application/problem+json
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >api.yaml <<'YAML'
openapi: 3.1.0
info: {title: Orders, version: "1"}
paths:
  /orders:
    post:
      operationId: change
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Change'}}}
      responses: {"204": {description: done}}
  /webhooks/{id}:
    delete:
      operationId: remove
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "204": {description: gone}
        "404":
          description: not found
          content: {application/problem+json: {schema: {type: object, properties: {title: {type: string}}}}}
components:
  schemas:
    Change:
      type: object
      required: [type]
      properties:
        type: {type: string}
        phoneNumbers: {type: array, items: {type: string}}
YAML
mvn -q -B -ntp dependency:copy -Dartifact=org.openapitools:openapi-generator-cli:7.24.0 -DoutputDirectory=. -Dmdep.stripVersion=true
java -jar openapi-generator-cli.jar generate -q -i api.yaml -g java --library native -o client \
  --api-package finding --model-package finding --invoker-package finding >/dev/null
mkdir -p client/src/main/java/finding
cat >client/src/main/java/finding/Send.java <<'JAVA'
package finding;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

public class Send {
    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            System.out.println(exchange.getRequestMethod() + " Accept: " + exchange.getRequestHeaders().getFirst("Accept")
                    + " " + new String(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        ApiClient client = new ApiClient();
        client.updateBaseUri("http://127.0.0.1:" + server.getAddress().getPort());
        DefaultApi api = new DefaultApi(client);
        api.change(new Change().type("cancel"));
        api.remove("1");
        server.stop(0);
    }
}
JAVA
cd client
mvn -q -B -ntp -DskipTests -Dmaven.test.skip=true compile dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'target/classes:lib/*' finding.Send | tee seen

grep -qF '"phoneNumbers":[]' seen
grep -qE '^DELETE Accept: application/problem\+json $' seen
echo "as described"
