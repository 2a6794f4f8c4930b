using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Kubewright.Tests.RoundTrip;

/// <summary>
/// YAML that Kubewright writes is the same tree to the readers of other languages. They run where they are installed:
/// PyYAML for Python, and for Node the package <c>yaml</c>, in a folder that <c>NODE_PATH</c> names.
/// </summary>
public sealed class OtherLanguageTests
{
    private const int ObjectsPerKind = 6;

    [Fact]
    public void Yaml_ReadByPython_IsTheTreeOfTheJson() => AssertSame(
        "python3", "read.py", readings: 1, "Python's PyYAML is not installed: apt-get install python3-yaml.", "-c", "import yaml");

    [Fact]
    public void Yaml_ReadByNode_IsTheTreeOfTheJson() => AssertSame(
        "node", "read.js", readings: 2, "Node's package 'yaml' is not installed: npm install yaml, and name its node_modules in NODE_PATH.", "-e", "require('yaml')");

    private static void AssertSame(string program, string script, int readings, string whenMissing, params string[] probe)
    {
        Assert.SkipUnless(Run(program, "", probe) is not null, whenMissing);
        var objects = Objects().ToList();
        var input = string.Concat(objects.Select(static item => JsonSerializer.Serialize(item.Value.ToYaml()) + "\n"));

        var output = Run(program, input, Path.Combine(AppContext.BaseDirectory, "RoundTrip", script));

        Assert.NotNull(output);
        var trees = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(objects.Count * readings, trees.Length);
        for (var i = 0; i < trees.Length; i++)
        {
            var (seed, value) = objects[i / readings];
            var expected = OtherReaders.FromJson(value.ToJson());
            var actual = OtherReaders.FromJson(trees[i]);
            Assert.True(expected == actual, $"{value.Kind}, seed {seed}:\n{expected}\n{actual}\n{value.ToYaml()}");
        }
    }

    private static IEnumerable<(int Seed, IKubernetesObject Value)> Objects()
    {
        foreach (var kind in GeneratedTypes.Kinds)
        {
            for (var seed = 0; seed < ObjectsPerKind; seed++)
            {
                yield return (seed, (IKubernetesObject)new ArbitraryObject(new Random(seed)).Record(kind));
            }
        }
    }

    /// <summary>What the program prints; null when it is not there or fails.</summary>
    private static string? Run(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            process.WaitForExit();
            _ = errors.Result;
            return process.ExitCode == 0 ? output.Result : null;
        }
        catch (Exception error) when (error is Win32Exception or IOException)
        {
            // There is no such program, or it ended before it had read everything.
            return null;
        }
    }
}
