package io.portwarden.pin.access;

import io.portwarden.pin.key.PinKeyRotation;
import io.portwarden.shared.start.Command;
import java.io.PrintStream;
import org.springframework.stereotype.Component;

/** Moves every PIN under the current key, while other nodes go on serving (PIN-7). */
@Component
final class RotatePinKeyCommand implements Command {

    private final PinKeyService keys;

    RotatePinKeyCommand(PinKeyService keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "rotate-pin-key";
    }

    /** 0 when every PIN is under the current key; what was broken off is gone on with by running it again. */
    @Override
    public int run(PrintStream out) {
        PinKeyRotation.Progress end = keys.rotateNow(
                progress -> out.printf("%,d tenants looked at, %,d PINs moved%n", progress.looked(), progress.moved()));
        out.printf("Done: %,d tenants, %,d PINs moved under the current key.%n", end.looked(), end.moved());
        return 0;
    }
}
