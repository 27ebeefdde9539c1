package vn.phoihop.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * To where may be sent: out into the world, over an encrypted line. Who names an address must not have the house ask its own machines for him
 * (forged requests from the server's side); so names that lead to loopback, private, link-local and other special addresses are refused, when
 * named and at every sending, but for the networks the installation allows.
 */
@Component
class Reachable {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LONGEST = 400;
    private static final int LAST_PORT = 65_535;

    /** Whoever runs the server of names of an address could otherwise keep a request waiting as long as they like. */
    private static final Duration LOOKING_UP = Duration.ofSeconds(3);

    /** What is not the public internet, by the registries of special addresses (RFC 6890 and after). */
    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/9",
                    "ff00::/8")
            .map(Network::of)
            .toList();

    private final List<Network> allowed;

    Reachable(@Value("${phoihop.webhooks.networks:}") String allowed) {
        this.allowed = Arrays.stream(allowed.split(","))
                .filter(one -> !one.isBlank())
                .map(Network::of)
                .toList();
    }

    /**
     * What is wrong with an address as it was typed. A name nobody knows at present is no mistake: the first attempt will tell.
     *
     * @param told whether to whom it is told may know where a name leads inside; to others the house is no server of names of its networks
     */
    Optional<Problem> problem(String where, String typed, boolean told) {
        Optional<URI> address = read(typed);
        if (address.isEmpty()) {
            return Optional.of(Problem.at(where, ProblemCode.WEBHOOK_ADDRESS_UNREADABLE, typed));
        }
        try {
            return refused(address.get())
                    .map(found -> told
                            ? Problem.at(where, ProblemCode.WEBHOOK_ADDRESS_INSIDE, typed, found.getHostAddress())
                            : Problem.at(where, ProblemCode.WEBHOOK_ADDRESS_NOT_OUTSIDE, typed));
        } catch (UnknownHostException unknown) {
            return Optional.empty();
        }
    }

    /** The address, where it is one that may be sent to. */
    static Optional<URI> read(String typed) {
        try {
            URI address = new URI(typed);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            String host = address.getHost();
            boolean fits = host != null
                    && typed.length() <= LONGEST
                    && address.getUserInfo() == null
                    && address.getFragment() == null
                    && (address.getPort() == -1 || address.getPort() >= 1 && address.getPort() <= LAST_PORT)
                    && (scheme.equals("https") || scheme.equals("http") && LOCAL.contains(host));
            return fits ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** Scheme, host and port: the rest of an address may say what nobody else is to know. */
    static String host(String address) {
        return read(address)
                .map(one -> one.getScheme() + "://" + one.getAuthority())
                .orElse("…");
    }

    /** One of the addresses its name leads to that may not be sent to; whoever sends at once sends to what was found here, since Java keeps it for a while. */
    Optional<InetAddress> refused(URI address) throws UnknownHostException {
        String host = address.getHost().replaceAll("^\\[|]$", "");
        return Arrays.stream(found(host))
                .filter(one -> SPECIAL.stream().anyMatch(network -> network.holds(one)))
                .filter(one -> allowed.stream().noneMatch(network -> network.holds(one)))
                .findFirst();
    }

    private static InetAddress[] found(String host) throws UnknownHostException {
        CompletableFuture<InetAddress[]> found = new CompletableFuture<>();
        Thread.ofVirtual().name("name look-up").start(() -> {
            try {
                found.complete(InetAddress.getAllByName(host));
            } catch (UnknownHostException | RuntimeException unknown) {
                found.completeExceptionally(unknown);
            }
        });
        try {
            return found.get(LOOKING_UP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        } catch (ExecutionException | TimeoutException unknown) {
            throw new UnknownHostException(host);
        }
    }
}
