package io.portwarden.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What the demonstration's people and carriers prove with who they are; left empty, it is made up at the first start.
 *
 * @param password of every person
 * @param apiKey of the first carrier
 * @param secondApiKey of the second carrier
 */
@ConfigurationProperties("portwarden.demo")
record DemoProperties(
        @DefaultValue("") String password,
        @DefaultValue("") String apiKey,
        @Name("api-key-2") @DefaultValue("") String secondApiKey) {

    @Override
    public String toString() {
        return "DemoProperties[…]";
    }
}
