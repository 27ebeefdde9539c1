package vn.phoihop.activity;

import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;

/** An activity to be submitted under the id its writer has minted. Sent twice it is still one record. */
public record Submission(RecordKey key, ActivityForm form, By by) {}
