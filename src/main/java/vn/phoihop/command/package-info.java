/** The command line: reads what is wanted, opens a database, starts the application on it and stops both in the right order. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "files",
            "attachment",
            "postgres",
            "database",
            "organisation",
            "catalogue",
            "access",
            "ledger",
            "figure",
            "document",
            "report",
            "sample",
            "bench",
            "backup"
        })
@NullMarked
package vn.phoihop.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
