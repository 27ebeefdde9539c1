package vn.phoihop.command;

import picocli.CommandLine.Command;

/** What stands before the commands; alone it is wrong usage. */
@Command(
        name = "phoihop",
        header = {
            "Phối Hợp – một cuốn sổ chung cho những việc năm lực lượng cùng làm",
            "           one book for what five forces do together"
        },
        synopsisSubcommandLabel = "LỆNH/COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class PhoihopCommand {}
