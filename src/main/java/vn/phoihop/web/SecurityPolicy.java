package vn.phoihop.web;

/** What browsers may do with our pages. */
public final class SecurityPolicy {

    /** Only our own files; nothing inline; Tabler's small pictures are data addresses inside its style sheet. */
    public static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** No camera, no place, no microphone. */
    public static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private SecurityPolicy() {}
}
