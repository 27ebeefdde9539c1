package vn.phoihop.access;

import io.nayuki.qrcodegen.QrCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** One's own second factor: turned on with the password and a first code, turned off with a code. */
@PageController
class SecondFactorPages {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");
    private static final int QUIET = 4;

    private final SecondFactors secondFactors;
    private final OwnAccount own;
    private final OidcProvider provider;
    private final AccessTrail trail;

    SecondFactorPages(SecondFactors secondFactors, OwnAccount own, OidcProvider provider, AccessTrail trail) {
        this.secondFactors = secondFactors;
        this.own = own;
        this.provider = provider;
        this.trail = trail;
    }

    @GetMapping("/account/second-factor")
    String show(Page page, SignedIn who, Model model) {
        titled(page);
        model.addAllAttributes(model(page, who, List.of()));
        return "access/second-factor";
    }

    @PostMapping("/account/second-factor/begin")
    String begin(HttpServletRequest request, Page page, SignedIn who, @RequestParam(defaultValue = "") String present) {
        titled(page).ifRefused("access/second-factor", model(page, who, List.of()));
        own.prove(who, present, request);
        Acting.runAsSystem(() -> secondFactors.begin(who.account().id()));
        return "redirect:/account/second-factor";
    }

    /** The key that was begun, for the phone's camera. */
    @GetMapping("/account/second-factor/code.svg")
    ResponseEntity<String> picture(SignedIn who) {
        byte[] secret = begun(who.account().id())
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, "/account/second-factor/code.svg"));
        QrCode code = QrCode.encodeText(Totp.address(who.account().login(), secret), QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(',')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        int size = code.size + 2 * QUIET;
        return ResponseEntity.ok()
                .contentType(SVG)
                .body("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"220\" height=\"220\" viewBox=\"0 0 " + size
                        + " " + size + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h" + size + "v"
                        + size + "H0z\"/>"
                        + "<path fill=\"#000\" d=\"" + path + "\"/></svg>");
    }

    /** Answers with the page itself: the recovery codes are shown this once. */
    @PostMapping("/account/second-factor/confirm")
    String confirm(Page page, SignedIn who, Model model, @RequestParam(defaultValue = "") String code) {
        titled(page).ifRefused("access/second-factor", model(page, who, List.of()));
        List<String> codes = Acting.asSystem(
                        () -> secondFactors.confirm(who.account().id(), code))
                .orElseThrow(() -> new Refused(Problem.at("code", ProblemCode.CODE_WRONG)));
        own.touch(who);
        trail.note(AccessTrail.Act.SECOND_FACTOR_ON, "");
        model.addAllAttributes(model(page, who, codes));
        return "access/second-factor";
    }

    @PostMapping("/account/second-factor/codes")
    String renewCodes(
            HttpServletRequest request,
            Page page,
            SignedIn who,
            Model model,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "0") int version) {
        titled(page).ifRefused("access/second-factor", model(page, who, List.of()));
        List<String> codes = own.renewCodes(who, version, code, request.getRemoteAddr());
        model.addAllAttributes(model(page, who, codes));
        return "access/second-factor";
    }

    @PostMapping("/account/second-factor/off")
    String turnOff(
            HttpServletRequest request,
            Page page,
            SignedIn who,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "0") int version) {
        titled(page).ifRefused("access/second-factor", model(page, who, List.of()));
        own.turnOffSecondFactor(who, version, code, request.getRemoteAddr());
        page.notice("access.second.offNotice");
        return "redirect:/account/second-factor";
    }

    private static Page titled(Page page) {
        return page.titled("access.second.title")
                .lead("access.second.lead")
                .under("/account", page.text("access.account.title"));
    }

    private Optional<byte[]> begun(AccountId account) {
        return Acting.asSystem(() -> secondFactors.begun(account));
    }

    private Map<String, Object> model(Page page, SignedIn who, List<String> codes) {
        AccountId account = who.account().id();
        return Map.of(
                "since",
                secondFactors.since(account).map(page::show).orElse(""),
                "left",
                secondFactors.recoveryCodesLeft(account),
                "codes",
                codes,
                "login",
                who.account().login(),
                "providerHref",
                provider.confirming("/account/second-factor"),
                "version",
                own.version(who),
                "secret",
                begun(account)
                        .map(secret -> Totp.base32(secret).replaceAll("(.{4})(?=.)", "$1 "))
                        .orElse(""));
    }
}
