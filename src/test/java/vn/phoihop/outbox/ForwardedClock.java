package vn.phoihop.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The one clock of an application, which runs as that of the machine does and can be put forward: no test waits for a day. */
public final class ForwardedClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    public void forward(Duration by) {
        ahead = ahead.plus(by);
    }

    /** As the machine has it again. */
    public void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Asia/Ho_Chi_Minh");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    /** Puts it in the place of the clock. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configured {
        @Bean
        @Primary
        ForwardedClock forwardedClock() {
            return new ForwardedClock();
        }
    }
}
