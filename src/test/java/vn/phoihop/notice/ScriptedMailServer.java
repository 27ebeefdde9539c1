package vn.phoihop.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Speaks as much SMTP as a refusal needs: what it answers to a command is what a test has said, else all is well. */
public final class ScriptedMailServer implements AutoCloseable {

    /** In the place of an answer: the line is cut. */
    public static final String CUT = "";

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> commands = Collections.synchronizedList(new ArrayList<>());

    /** @param port 0 for any that is free */
    public ScriptedMailServer(int port) throws IOException {
        socket = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** From now on the command, or {@code .} for the end of a mail, is answered so. */
    public ScriptedMailServer answering(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** Mails as they came over the wire. */
    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    public List<String> commands() {
        return List.copyOf(commands);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket line = socket.accept();
                Thread.ofVirtual().start(() -> talk(line));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket line) {
        try (line;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
                Writer out = new OutputStreamWriter(line.getOutputStream(), StandardCharsets.UTF_8)) {
            say(out, "220 here");
            for (String said = in.readLine(); said != null; said = in.readLine()) {
                commands.add(said);
                String command = said.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                if (command.equals("DATA")) {
                    say(out, "354 go on");
                    StringBuilder body = new StringBuilder();
                    for (String part = in.readLine(); part != null && !part.equals("."); part = in.readLine()) {
                        body.append(part).append('\n');
                    }
                    bodies.add(body.toString());
                    command = ".";
                }
                String answer = answers.getOrDefault(command, command.equals("QUIT") ? "221 bye" : "250 OK");
                if (answer.equals(CUT)) {
                    return;
                }
                say(out, answer);
                if (command.equals("QUIT")) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The other side has hung up.
        }
    }

    private static void say(Writer out, String words) throws IOException {
        out.write(words + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
