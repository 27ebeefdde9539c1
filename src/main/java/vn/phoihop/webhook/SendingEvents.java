package vn.phoihop.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLException;
import org.springframework.stereotype.Component;
import vn.phoihop.outbox.Carried;
import vn.phoihop.outbox.Carrier;
import vn.phoihop.outbox.Channel;
import vn.phoihop.outbox.Parcel;
import vn.phoihop.webhook.WebhookSecrets.Signing;

/** Sends an event to its webhook: once, signed, without following anything it answers, and with little patience. */
@Component
class SendingEvents implements Carrier, AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(10);
    private static final int GONE = 410;

    private final WebhookSecrets secrets;
    private final Reachable reachable;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            // A proxy would ask for names on its own, past what is checked here.
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECTING)
            .build();

    SendingEvents(WebhookSecrets secrets, Reachable reachable, Clock clock) {
        this.secrets = secrets;
        this.reachable = reachable;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public String named(String target) {
        try {
            return secrets.named(UUID.fromString(target)).orElse(target);
        } catch (IllegalArgumentException none) {
            return target;
        }
    }

    @Override
    public Carried carry(Parcel parcel) {
        UUID webhook = UUID.fromString(parcel.target());
        Optional<Signing> found = secrets.signing(webhook);
        if (found.isEmpty()) {
            return new Carried.Never("DELETED");
        }
        return switch (found.get().state()) {
            case OFF -> new Carried.Later("SWITCHED_OFF");
            case GONE -> new Carried.Never("ANSWERED " + GONE);
            case ON -> send(parcel, webhook, found.get());
        };
    }

    private Carried send(Parcel parcel, UUID webhook, Signing signing) {
        URI address = URI.create(signing.address());
        try {
            Optional<InetAddress> refused = reachable.refused(address);
            if (refused.isPresent()) {
                return new Carried.Later("INSIDE " + refused.get().getHostAddress());
            }
            return answered(webhook, client.send(request(parcel, address, signing), BodyHandlers.ofInputStream()));
        } catch (UnknownHostException unknown) {
            return new Carried.Later("UNKNOWN_HOST");
        } catch (HttpTimeoutException late) {
            return new Carried.Later("TIMEOUT");
        } catch (ConnectException nobody) {
            return new Carried.Later("NO_CONNECTION");
        } catch (SSLException untrusted) {
            return new Carried.Later("NOT_TRUSTED");
        } catch (IOException broken) {
            return new Carried.Later("BROKE_OFF");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Carried.Later("BROKE_OFF");
        }
    }

    private HttpRequest request(Parcel parcel, URI address, Signing signing) {
        String id = parcel.key().toString();
        long seconds = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(address)
                .timeout(ANSWERING)
                .header("content-type", CloudEvents.MEDIA_TYPE)
                .header("user-agent", "PhoiHop-Webhook/1")
                .header(Signature.ID, id)
                .header(Signature.TIMESTAMP, Long.toString(seconds))
                .header(Signature.HEADER, Signature.header(id, seconds, parcel.body(), signing.secrets()))
                .POST(BodyPublishers.ofString(parcel.body()))
                .build();
    }

    /** What it says beside the number is not read: it may be endless. */
    private Carried answered(UUID webhook, HttpResponse<InputStream> answer) throws IOException {
        answer.body().close();
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return new Carried.Delivered();
        }
        if (status == GONE) {
            secrets.gone(webhook);
            return new Carried.Never("ANSWERED " + GONE);
        }
        return new Carried.Later("ANSWERED " + status);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
