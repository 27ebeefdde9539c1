package vn.phoihop.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * As whom the server's programs run. PostgreSQL refuses to run as root, so root steps down: to the user who owns the data, where that
 * user can reach the folder, else into a user namespace of its own, in which root's files are still reachable but root's power is
 * gone. Everybody else runs them as himself.
 *
 * @param prefix the words before the program's own
 * @param owner the user and group who must own the data, null where that is whoever starts
 */
record RunAs(List<String> prefix, @Nullable Owner owner) {

    private static final Duration PROBE_PATIENCE = Duration.ofSeconds(20);

    /** Accounts that exist on most machines for exactly such a purpose, the fittest first. */
    private static final List<String> ACCOUNTS = List.of("phoihop", "postgres", "nobody");

    record Owner(int user, int group) {

        void owns(Path path) throws IOException {
            Files.setAttribute(path, "unix:uid", user);
            Files.setAttribute(path, "unix:gid", group);
        }

        static Owner of(Path path) throws IOException {
            return new Owner(
                    (Integer) Files.getAttribute(path, "unix:uid"), (Integer) Files.getAttribute(path, "unix:gid"));
        }
    }

    private static final Owner ROOT = new Owner(0, 0);

    /**
     * @param folder the folder with everything of the server; created by us, and handed to the user chosen
     * @param program a program that this user must be able to run
     */
    static RunAs chosenFor(Path folder, Path program) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new RunAs(List.of(), null);
        }
        Owner owner = Owner.of(folder);
        List<RunAs> ways = new ArrayList<>();
        if (owner.user() != 0) {
            ways.add(stepDown(owner));
            ways.add(stepDownKeepingReach(owner));
        } else {
            List<Owner> accounts = isEmpty(folder) ? accounts() : List.of();
            accounts.forEach(account -> ways.add(stepDown(account)));
            ways.add(new RunAs(List.of("unshare", "--user"), ROOT));
            accounts.forEach(account -> ways.add(stepDownKeepingReach(account)));
        }
        for (RunAs way : ways) {
            if (way.owner() != null) {
                way.owner().owns(folder);
            }
            if (way.works(folder, program)) {
                return way;
            }
        }
        owner.owns(folder);
        throw new Refused(ProblemCode.POSTGRES_AS_ROOT, folder);
    }

    List<String> command(Path program, List<String> arguments) {
        List<String> words = new ArrayList<>(prefix);
        words.add(program.toString());
        words.addAll(arguments);
        return words;
    }

    /** Files that we wrote ourselves and the server must be able to read. */
    void owns(Path path) throws IOException {
        if (owner != null) {
            owner.owns(path);
        }
    }

    private boolean works(Path folder, Path program) {
        return Program.run(command(Path.of("test"), List.of("-w", folder.toString())), Path.of("/"), PROBE_PATIENCE)
                        .succeeded()
                && Program.run(command(program, List.of("--version")), Path.of("/"), PROBE_PATIENCE)
                        .succeeded();
    }

    private static RunAs stepDown(Owner to) {
        return stepDown(to, "--inh-caps=-all");
    }

    /** For folders under a closed one, such as root's home, where user namespaces are not allowed: usual in containers. */
    private static RunAs stepDownKeepingReach(Owner to) {
        return stepDown(to, "--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override");
    }

    private static RunAs stepDown(Owner to, String... capabilities) {
        List<String> words =
                new ArrayList<>(List.of("setpriv", "--reuid=" + to.user(), "--regid=" + to.group(), "--clear-groups"));
        words.addAll(List.of(capabilities));
        return new RunAs(words, to);
    }

    private static List<Owner> accounts() throws IOException {
        List<String[]> lines = Files.readAllLines(Path.of("/etc/passwd")).stream()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length > 3)
                .toList();
        return ACCOUNTS.stream()
                .flatMap(name ->
                        lines.stream().filter(fields -> fields[0].equals(name)).limit(1))
                .map(fields -> new Owner(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                .toList();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
