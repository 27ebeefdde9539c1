package vn.phoihop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: the one book in which the forces of a province write down what they do together. */
@SpringBootApplication
public class PhoiHop {

    public static void main(String[] args) {
        SpringApplication.run(PhoiHop.class, args);
    }
}
