namespace Kubewright.Runtime;

/// <summary>What the simulation knows about an image: from its name alone, as no image is ever pulled.</summary>
/// <param name="Server">How its web server calls itself; empty for an image without one.</param>
/// <param name="DocumentRoot">The directory it serves; null for an image without a web server.</param>
/// <param name="Program">What runs when the container gives no command.</param>
internal sealed record ImageProfile(string Server, string? DocumentRoot, string Program)
{
    /// <summary>The port that a web server's image listens on.</summary>
    public const int WebPort = 80;

    private static readonly string[] Directories =
        ["bin", "dev", "etc", "home", "lib", "mnt", "opt", "proc", "root", "run", "sbin", "srv", "sys", "tmp", "usr", "usr/bin", "usr/local", "usr/share", "var", "var/lib", "var/log", "var/run"];

    /// <summary>What is known about an image.</summary>
    /// <param name="image">Its name, for example <c>registry.k8s.io/nginx-slim:0.27</c>.</param>
    public static ImageProfile Of(string? image)
    {
        var name = (image ?? "").Split('@')[0];
        name = name[(name.LastIndexOf('/') + 1)..].Split(':')[0].ToLowerInvariant();
        return name.Contains("nginx", StringComparison.Ordinal) ? new("nginx", "/usr/share/nginx/html", "nginx -g daemon off;")
            : name is "httpd" or "apache" ? new("Apache", "/usr/local/apache2/htdocs", "httpd-foreground")
            : name is "busybox" or "alpine" or "ubuntu" or "debian" or "bash" or "centos" or "fedora" or "dnsutils" or "curl" ? new("", null, "sh")
            : new("", null, name.Length == 0 ? "app" : name);
    }

    /// <summary>The files of the image.</summary>
    public DirectoryInode Files(DateTimeOffset built)
    {
        var root = new DirectoryInode(FileModes.Directory, built);
        foreach (var path in Directories)
        {
            MakeDirectory(root, path, built);
        }

        MakeDirectory(root, "tmp", built).Mode = FileModes.Sticky;
        var device = MakeDirectory(root, "dev", built);
        device.Entries["null"] = new NullDeviceInode(built);
        var programs = MakeDirectory(root, "bin", built);
        foreach (var name in Utilities.Names.Where(static n => n != "["))
        {
            programs.Entries[name] = new FileInode([], FileModes.Directory, built);
        }

        var settings = MakeDirectory(root, "etc", built);
        settings.Entries["passwd"] = File("root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n", built);
        settings.Entries["group"] = File("root:x:0:\nnogroup:x:65534:\n", built);
        if (DocumentRoot is not null)
        {
            var site = MakeDirectory(root, DocumentRoot, built);
            site.Entries["index.html"] = File($"<!DOCTYPE html>\n<html>\n<head><title>Welcome to {Server}!</title></head>\n<body><h1>Welcome to {Server}!</h1></body>\n</html>\n", built);
            site.Entries["50x.html"] = File("<!DOCTYPE html>\n<html>\n<head><title>Error</title></head>\n<body><h1>An error occurred.</h1></body>\n</html>\n", built);
        }

        return root;
    }

    private static FileInode File(string text, DateTimeOffset built) => new(ByteText.ToBytes(ByteText.Of(text)), FileModes.File, built);

    private static DirectoryInode MakeDirectory(DirectoryInode root, string path, DateTimeOffset built)
    {
        var directory = root;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (directory.Entries.GetValueOrDefault(name) is not DirectoryInode next)
            {
                directory.Entries[name] = next = new DirectoryInode(FileModes.Directory, built);
            }

            directory = next;
        }

        return directory;
    }
}
