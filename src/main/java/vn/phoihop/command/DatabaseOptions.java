package vn.phoihop.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Which database an installation lives in: one of our own in a directory, or a server that is there already. */
final class DatabaseOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "Thư mục dữ liệu của PostgreSQL đi kèm (mặc định data/serve cạnh ./phoihop);",
                "chỉ serve và restore tạo mới thư mục này.",
                "Data directory of the PostgreSQL that comes along (default data/serve beside ./phoihop);",
                "only serve and restore make a new one."
            })
    @Nullable
    Path data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            defaultValue = "${env:PHOIHOP_DATABASE_URL}",
            description = {
                "Dùng máy chủ PostgreSQL 18 có sẵn: postgresql://host:port/database.",
                "Use a PostgreSQL 18 server that is there already.",
                "(PHOIHOP_DATABASE_URL)"
            })
    @Nullable
    String url;

    @Option(
            names = "--database-user",
            paramLabel = "USER",
            defaultValue = "${env:PHOIHOP_DATABASE_USER}",
            description = {
                "Vai trò sở hữu cơ sở dữ liệu; mật khẩu lấy từ PHOIHOP_DATABASE_PASSWORD.",
                "Role that owns the database; its password is read from PHOIHOP_DATABASE_PASSWORD."
            })
    @Nullable
    String user;

    boolean isExternal() {
        return url != null && !url.isBlank();
    }

    /** The database that the URL names; a user and password in it are taken out, so that no log shows them. */
    DatabaseAccess external() {
        String text = String.valueOf(url);
        URI uri = parsed(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text);
        String[] inUrl =
                uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        String owner = user != null && !user.isBlank() ? user : inUrl.length > 0 ? inUrl[0] : "phoihop";
        String password = inUrl.length > 1 ? inUrl[1] : System.getenv().getOrDefault("PHOIHOP_DATABASE_PASSWORD", "");
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseAccess(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                new DatabaseAccess.Login(owner, password));
    }

    private static URI parsed(String text) {
        try {
            URI uri = new URI(text);
            boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (postgres
                    && uri.getHost() != null
                    && uri.getRawPath() != null
                    && uri.getRawPath().length() > 1) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, in the same words.
        }
        throw new Refused(Problem.at("--database-url", ProblemCode.DATABASE_URL_NOT_READABLE));
    }
}
