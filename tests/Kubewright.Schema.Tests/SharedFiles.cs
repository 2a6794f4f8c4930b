using System.Text.Json;

namespace Kubewright.Schema.Tests;

/// <summary>Reference material that lies beside a contributor's clone and that users do not have.</summary>
internal static class SharedFiles
{
    /// <summary>Reads a JSON file, or skips the test with the reason when it is not there.</summary>
    public static JsonDocument ReadJson(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", path);
            if (File.Exists(file))
            {
                return JsonDocument.Parse(File.ReadAllText(file));
            }
        }

        Assert.Skip($"The reference file shared/{path} is not beside this clone.");
        throw new InvalidOperationException();
    }
}
