package vn.phoihop.command;

import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in words; the parser itself speaks English only. */
final class WrongUsage {

    private WrongUsage() {}

    static String in(Locale language, ParameterException wrong) {
        String typed = String.valueOf(wrong.getValue());
        if (wrong.getArgSpec() instanceof OptionSpec option
                && option.longestName().equals("--window")) {
            return Console.text(language, "command.usage.window", typed);
        }
        if (String.valueOf(wrong.getMessage()).startsWith("Unknown subcommand")) {
            return Console.text(language, "command.usage.unknown", "“" + typed + "”");
        }
        if (!language.getLanguage().equals("vi")) {
            return String.valueOf(wrong.getMessage());
        }
        return switch (wrong) {
            case UnmatchedArgumentException unknown ->
                Console.text(
                        language,
                        "command.usage.unknown",
                        unknown.getUnmatched().stream()
                                .map(one -> "“" + one + "”")
                                .collect(Collectors.joining(", ")));
            case MissingParameterException missing ->
                Console.text(
                        language,
                        "command.usage.missing",
                        missing.getMissing().stream().map(WrongUsage::name).collect(Collectors.joining(", ")));
            case OverwrittenOptionException twice ->
                Console.text(language, "command.usage.twice", name(twice.getOverwritten()));
            default -> {
                ArgSpec argument = wrong.getArgSpec();
                String message = String.valueOf(wrong.getMessage());
                yield argument == null
                        ? message.contains("subcommand") ? Console.text(language, "command.usage.command") : message
                        : Console.text(
                                language, "command.usage.value", name(argument), String.valueOf(wrong.getValue()));
            }
        };
    }

    private static String name(ArgSpec argument) {
        return argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel();
    }
}
