package io.portwarden.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What the demonstration has beside its walk-through, and what its people and carriers prove with who they are; left empty, that
 * is made up at the first start.
 *
 * @param password of every person
 * @param apiKey of the first carrier
 * @param secondApiKey of the second carrier
 * @param history whether the demonstration has three more tenants, with orders of the last twelve weeks
 */
@ConfigurationProperties("portwarden.demo")
record DemoProperties(
        @DefaultValue("") String password,
        @DefaultValue("") String apiKey,
        @Name("api-key-2") @DefaultValue("") String secondApiKey,
        @DefaultValue("true") boolean history) {

    @Override
    public String toString() {
        return "DemoProperties[…]";
    }
}
