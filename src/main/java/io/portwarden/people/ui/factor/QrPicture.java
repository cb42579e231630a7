package io.portwarden.people.ui.factor;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import io.nayuki.qrcodegen.QrCode;

/** A QR code, dark on light whatever the colours of the screen: not every app reads it the other way round. */
final class QrPicture extends Div {

    /** Of modules around it (ISO/IEC 18004). */
    private static final int QUIET_ZONE = 4;

    /** @param name what it is, for those who do not see it */
    QrPicture(String text, String name) {
        addClassName("pw-qr");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", name);
        add(new Svg(draw(QrCode.encodeText(text, QrCode.Ecc.MEDIUM))));
    }

    private static String draw(QrCode code) {
        int size = code.size + 2 * QUIET_ZONE;
        StringBuilder modules = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    modules.append('M')
                            .append(x + QUIET_ZONE)
                            .append(',')
                            .append(y + QUIET_ZONE)
                            .append("h1v1h-1z");
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges" aria-hidden="true">\
                <rect width="%1$d" height="%1$d" fill="#fff"/><path d="%2$s" fill="#000"/></svg>""".formatted(size, modules);
    }
}
