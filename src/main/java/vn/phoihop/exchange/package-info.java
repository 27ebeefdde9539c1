/** Information given, asked for, verified and answered between units, with due dates and the receiver's rating. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "attachment",
            "web",
            "database",
            "ledger",
            "organisation",
            "catalogue",
            "access",
            "figure",
            "webhook",
            "notice"
        })
@NullMarked
package vn.phoihop.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
