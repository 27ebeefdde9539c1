package vn.phoihop.access;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.phoihop.vocabulary.AccountId;

/**
 * In which offices somebody acts today, for what is done while they have not signed in: who is told something is told no more than they would see
 * if they looked now.
 */
@Component
public class PresentOffices {

    private final SignIns signIns;

    PresentOffices(SignIns signIns) {
        this.signIns = signIns;
    }

    /** The account in each office it holds today; none of one that is locked. Asked as the system. */
    public List<SignedIn> of(AccountId account) {
        return signIns.find(account, null).stream()
                .flatMap(who -> Stream.concat(
                        Stream.of(who).filter(one -> one.acting() != null),
                        who.appointments().stream()
                                .filter(office -> !office.equals(who.acting()))
                                .flatMap(office -> signIns.find(account, office.id()).stream()
                                        .filter(one -> office.equals(one.acting())))))
                .toList();
    }
}
