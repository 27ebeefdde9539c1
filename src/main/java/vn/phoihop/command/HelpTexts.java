package vn.phoihop.command;

import java.util.ListResourceBundle;
import picocli.CommandLine;

/** What the parser itself puts into the help of every command, in both languages as all else there is. */
final class HelpTexts extends ListResourceBundle {

    private static final String[] HELP = {"Hiện phần trợ giúp này rồi thoát.", "Show this help message and exit."};
    private static final String[] VERSION = {"In phiên bản rồi thoát.", "Print version information and exit."};

    /** Gives a command and all below it these texts. */
    static void addTo(CommandLine line) {
        line.getCommandSpec().resourceBundle(new HelpTexts());
        line.getSubcommands().values().forEach(HelpTexts::addTo);
    }

    @Override
    protected Object[][] getContents() {
        return new Object[][] {
            {"usage.synopsisHeading", "Cách dùng / Usage: "},
            {"usage.commandListHeading", "Lệnh / Commands:%n"},
            {"mixinStandardHelpOptions.help.0", HELP[0]},
            {"mixinStandardHelpOptions.help.1", HELP[1]},
            {"mixinStandardHelpOptions.version.0", VERSION[0]},
            {"mixinStandardHelpOptions.version.1", VERSION[1]},
            {"helpCommand.help.0", HELP[0]},
            {"helpCommand.help.1", HELP[1]},
            {"helpCommand.command.0", "Lệnh cần xem cách dùng."},
            {"helpCommand.command.1", "The command to show the help of."},
            {"phoihop.help.usage.header.0", "Xem cách dùng của một lệnh."},
            {"phoihop.help.usage.header.1", "Display the help of a command."},
            {"phoihop.help.usage.description.0", "%nKhông nêu lệnh nào thì hiện cách dùng chung."},
            {"phoihop.help.usage.description.1", "When no command is given, the general help is shown.%n"},
        };
    }
}
