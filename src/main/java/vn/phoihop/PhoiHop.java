package vn.phoihop;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import vn.phoihop.command.Launcher;

/** The application: the one book in which the forces of a province write down what they do together. */
@SpringBootApplication
public class PhoiHop {

    public static void main(String[] args) {
        System.exit(Launcher.run(PhoiHop.class, args));
    }
}
