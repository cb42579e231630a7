package io.portwarden.people.ui;

/**
 * Gives a button what a click on it does in the browser, by a script that has to be loaded first. A click that comes before
 * is not lost: it is done once the script is there.
 */
final class ClickScript {

    private ClickScript() {}

    /** @param call of the script, which adds a listener to {@code this} */
    static String of(String file, String call) {
        return """
                let early = false;
                const note = () => { early = true; };
                this.addEventListener('click', note);
                import(new URL('%s', document.baseURI)).then(script => {
                  this.removeEventListener('click', note);
                  script.%s;
                  if (early) setTimeout(() => this.click());
                })""".formatted(file, call);
    }
}
