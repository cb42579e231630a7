package io.portwarden.shared.ui;

/** A script of ours that is loaded when it is first needed ({@code frontend}), wherever the portal lies on its host. */
public final class OwnScript {

    private OwnScript() {}

    /** @param call of what the script exports, on {@code script}; {@code this} is what the call is executed on */
    public static String call(String file, String call) {
        return "import(new URL('%s', document.baseURI)).then(script => script.%s)".formatted(file, call);
    }

    /**
     * Gives a button what a click on it does in the browser. A click that comes before the script is not lost: it is done once
     * the script is there.
     *
     * @param call of the script, which adds a listener to {@code this}
     */
    public static String onClick(String file, String call) {
        return """
                let early = false;
                const note = () => { early = true; };
                this.addEventListener('click', note);
                %s.then(() => {
                  this.removeEventListener('click', note);
                  if (early) setTimeout(() => this.click());
                })""".formatted(call(file, call));
    }
}
