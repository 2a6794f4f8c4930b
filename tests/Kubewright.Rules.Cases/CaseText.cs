namespace Kubewright.Rules.Cases;

/// <summary>The StatefulSet 'web' of most cases, with lines put in where a case differs from it.</summary>
internal static class CaseText
{
    /// <summary>The set in YAML.</summary>
    /// <param name="spec">Lines of <c>spec</c>.</param>
    /// <param name="pod">Lines of <c>spec.template.spec</c>.</param>
    /// <param name="container">Lines of the container 'nginx'.</param>
    public static string Yaml(string spec = "", string pod = "", string container = "") => Fill(
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: web
        spec:
          serviceName: nginx
          selector:
            matchLabels:
              app: nginx
          ${spec}
          template:
            metadata:
              labels:
                app: nginx
            spec:
              ${pod}
              containers:
                - name: nginx
                  image: nginx:1.27
                  ${container}
        """,
        ("${spec}", spec),
        ("${pod}", pod),
        ("${container}", container));

    /// <summary>The set in C#, in a class marked <c>[Manifests]</c>.</summary>
    /// <param name="set">Members of the set, its pod's among them, each with its comma.</param>
    /// <param name="container">Members of the container 'nginx', each with its comma.</param>
    /// <param name="members">Further members of the class.</param>
    public static string CSharp(string set = "", string container = "", string members = "") => Fill(
        """
        [Manifests]
        public static class Web
        {
            ${members}
            public static StatefulSet Set => new("web")
            {
                ServiceName = "nginx",
                Selector = ("app", "nginx"),
                ${set}
                Containers =
                [
                    new("nginx", "nginx:1.27")
                    {
                        ${container}
                    },
                ],
            };
        }
        """,
        ("${members}", members),
        ("${set}", set),
        ("${container}", container));

    /// <summary>Marks the name of the set 'web', where findings about what is not written begin.</summary>
    public static string AtName(string text) => text
        .Replace("kind: StatefulSet\nmetadata:\n  name: web\n", "kind: StatefulSet\nmetadata:\n  name: [|web|]\n", StringComparison.Ordinal)
        .Replace("StatefulSet Set => new(\"web\")", "StatefulSet Set => new([|\"web\"|])", StringComparison.Ordinal);

    /// <summary>Puts each text, indented as its placeholder is, in the placeholder's place; an empty one takes the line away.</summary>
    private static string Fill(string template, params ReadOnlySpan<(string Placeholder, string Text)> texts)
    {
        var lines = new List<string>();
        foreach (var line in template.ReplaceLineEndings("\n").Split('\n'))
        {
            var content = line.TrimStart();
            var text = (string?)null;
            foreach (var (placeholder, replacement) in texts)
            {
                text = content == placeholder ? replacement : text;
            }

            if (text is null)
            {
                lines.Add(line);
            }
            else if (text.Length > 0)
            {
                lines.AddRange(text.ReplaceLineEndings("\n").Split('\n').Select(part => part.Length == 0 ? part : line[..^content.Length] + part));
            }
        }

        return string.Join('\n', lines);
    }
}
