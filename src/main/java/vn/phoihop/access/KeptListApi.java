package vn.phoihop.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.web.Address;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.SavedLists;

/** Lists kept under a name, for programs. */
@ApiController
class KeptListApi {

    private final KeptLists lists;

    KeptListApi(KeptLists lists) {
        this.lists = lists;
    }

    record SavedList(
            UUID id,
            @Schema(example = "Tuần tra chưa xác nhận") String name,

            @Schema(example = "/activities?kind=PATROL&confirmation=PENDING")
            String address) {}

    record SavedListSent(
            @Schema(example = "Tuần tra chưa xác nhận") String name,

            @Schema(example = "/activities?kind=PATROL&confirmation=PENDING")
            String address) {}

    @Operation(summary = "Lists what one has kept of a list")
    @GetMapping("/api/v1/me/lists")
    List<SavedList> list(
            @io.swagger.v3.oas.annotations.Parameter(description = "The list's path", example = "/activities")
                    @RequestParam
                    String path) {
        return lists.list(path).stream().map(KeptListApi::shown).toList();
    }

    @Operation(summary = "Keeps a list with its filters under a name; the same name once more replaces it")
    @PostMapping("/api/v1/me/lists")
    List<SavedList> save(@RequestBody SavedListSent sent) {
        lists.save(sent.name(), sent.address());
        return list(Address.of(SignInAnswers.inside(sent.address())).path());
    }

    @Operation(summary = "Lets a kept list go")
    @DeleteMapping("/api/v1/me/lists/{id}")
    SavedListGone delete(@PathVariable UUID id) {
        lists.delete(id);
        return new SavedListGone(id);
    }

    record SavedListGone(UUID id) {}

    private static SavedList shown(SavedLists.Saved one) {
        return new SavedList(one.id(), one.name(), one.address());
    }
}
