package vn.phoihop.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;

/** A category of cases with the stages it knows, in their usual order, and what each stage implies; {@code parent} makes a tree. */
public record Category(
        String code, LocalizedText name, @Nullable String parent, List<StageOf> stages) implements Definition {

    /** A stage of this category; {@code implies} are the stages that reaching it posts too, each at most once per case. */
    public record StageOf(String stage, Set<String> implies) {}

    public Optional<StageOf> findStage(String stage) {
        return stages.stream().filter(one -> one.stage().equals(stage)).findFirst();
    }
}
