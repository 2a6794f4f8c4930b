namespace Kubewright.Server.Tests;

/// <summary>Objects to send.</summary>
internal static class Samples
{
    /// <summary>A set of one pod.</summary>
    public const string Set = """
        {
          "apiVersion": "apps/v1",
          "kind": "StatefulSet",
          "metadata": { "name": "web" },
          "spec": {
            "serviceName": "nginx",
            "replicas": 1,
            "selector": { "matchLabels": { "app": "nginx" } },
            "template": {
              "metadata": { "labels": { "app": "nginx" } },
              "spec": {
                "containers": [
                  { "name": "nginx", "image": "nginx:1.0", "ports": [{ "name": "web", "containerPort": 80 }], "env": [{ "name": "A", "value": "1" }] },
                  { "name": "log", "image": "log:1.0" }
                ]
              }
            }
          }
        }
        """;

    /// <summary>A ConfigMap.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="labels">Its labels as JSON; by default one named <c>test</c>.</param>
    /// <param name="value">What it says under <c>key</c>.</param>
    public static string Map(string name, string labels = """{"test":""}""", string value = "v") =>
        $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}","labels":{{{labels}}}},"data":{"key":"{{{value}}}"}}""";
}
