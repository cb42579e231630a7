#!/usr/bin/env bash
# org.openapitools:openapi-generator-cli 7.24.0 (Maven), generator java, library restclient, no options.
#
# Guess: a discriminator beside oneOf, as the OpenAPI specification recommends it for "one of these, told apart by a field", is a
# help to every client; what the field is set to is sent.
# Seen: libraries of the java generator that know no oneOf (restclient) make one class of all kinds. With a discriminator that class
# sends its own name in the field, whatever it is set to, so that "cancel this order" and "move it to another day" both ask for
# something called "Change". Without a discriminator, each kind naming its value by an enum of one, it sends what is set.
#
#   with a discriminator:    {"type":"Change",...}
#   without a discriminator: {"type":"cancel",...}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

document() { # <lines of the discriminator>
  cat <<YAML
openapi: 3.1.0
info: {title: Orders, version: "1"}
paths:
  /orders:
    post:
      operationId: change
      requestBody:
        required: true
        content: {application/json: {schema: {\$ref: '#/components/schemas/Change'}}}
      responses: {"204": {description: done}}
components:
  schemas:
    Change:
      oneOf: [{\$ref: '#/components/schemas/Cancel'}, {\$ref: '#/components/schemas/Move'}]
$1
    Cancel:
      type: object
      required: [type, version]
      properties: {type: {type: string, enum: [cancel]}, version: {type: integer}}
    Move:
      type: object
      required: [type, version, day]
      properties: {type: {type: string, enum: [move]}, version: {type: integer}, day: {type: string}}
YAML
}
document "      discriminator: {propertyName: type, mapping: {cancel: '#/components/schemas/Cancel', move: '#/components/schemas/Move'}}" >with.yaml
document '' >without.yaml

mvn -q -B -ntp dependency:copy -Dartifact=org.openapitools:openapi-generator-cli:7.24.0 -DoutputDirectory=. -Dmdep.stripVersion=true
for kind in with without; do
  java -jar openapi-generator-cli.jar generate -q -i $kind.yaml -g java --library restclient -o $kind \
    --api-package $kind --model-package $kind --invoker-package $kind >/dev/null
done
cp -r without/src/main/java/without with/src/main/java/
mkdir -p with/src/main/java/finding
cat >with/src/main/java/finding/Send.java <<'JAVA'
package finding;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

public class Send {
    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            System.out.println(new String(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        with.Change one = new with.Change();
        one.setType(with.Change.TypeEnum.CANCEL);
        new with.DefaultApi(new with.ApiClient().setBasePath(address)).change(one);
        without.Change other = new without.Change();
        other.setType(without.Change.TypeEnum.CANCEL);
        new without.DefaultApi(new without.ApiClient().setBasePath(address)).change(other);
        server.stop(0);
    }
}
JAVA
cd with
mvn -q -B -ntp -DskipTests -Dmaven.test.skip=true compile dependency:copy-dependencies -DoutputDirectory=lib
java -cp 'target/classes:lib/*' finding.Send | tee seen

sed -n 1p seen | grep -qF '"type":"Change"'
sed -n 2p seen | grep -qF '"type":"cancel"'
echo "as described"
