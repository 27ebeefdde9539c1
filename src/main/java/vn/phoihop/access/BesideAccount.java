package vn.phoihop.access;

import java.util.List;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.web.Page;

/** What another room tells administrators about an account, beside its offices; contributed as a bean. */
public interface BesideAccount {

    /** Lines in the language of the page; none where there is nothing to tell. */
    List<String> lines(AccountId account, Page page);
}
