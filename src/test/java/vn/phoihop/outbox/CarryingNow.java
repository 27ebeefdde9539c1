package vn.phoihop.outbox;

import org.springframework.context.ApplicationContext;

/** Carries what is due, when a test says so. */
public final class CarryingNow {

    private CarryingNow() {}

    /** Done when all of it has been tried once. */
    public static void all(ApplicationContext context) {
        try {
            context.getBean(CarryingParcels.class).carry();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
