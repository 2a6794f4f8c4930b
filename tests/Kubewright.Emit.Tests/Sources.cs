namespace Kubewright.Emit.Tests;

/// <summary>What users write in the tests.</summary>
internal static class Sources
{
    /// <summary>A set that has everything it needs.</summary>
    public const string Web =
        """
        [Manifests]
        public static class Web
        {
            private static readonly Labels App = ("app", "nginx");

            public static Service Nginx => new("nginx") { Selector = App, ClusterIP = ClusterIP.None, Ports = [new("web", 80)] };

            public static StatefulSet Set => new("web")
            {
                ServiceName = Nginx,
                Selector = App,
                Containers = [new("nginx", "nginx:1.27")],
            };
        }
        """;

    /// <summary>Two classes, so two files.</summary>
    public const string WebAndShop = Web +
        """


        [Manifests(Name = "shop-front")]
        public static class Shop
        {
            public static ConfigMap Settings => new("settings");
        }
        """;

    /// <summary>A set whose members <paramref name="members"/> are written into the initializer.</summary>
    public static string SetWith(string members) =>
        $$"""
        [Manifests]
        public static class Web
        {
            public static StatefulSet Set => new("web") { Selector = ("app", "nginx"), Containers = [new("nginx", "nginx:1.27")], {{members}} };
        }
        """;
}
