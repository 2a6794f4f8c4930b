using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Kubewright.Server.Tests;

/// <summary>What the page keeps of many events, by Node.js where there is one.</summary>
public sealed class LatestTests
{
    // Lists come in order of names, which says nothing about which is new.
    private const string Script =
        """
        const events = new Latest(3);
        for (let i = 0; i < 20; i++) events.set(`event-${i}`, { metadata: { resourceVersion: String((i * 7) % 20) } });
        const versions = [...events.values()].map((event) => Number(event.metadata.resourceVersion));
        console.log([17, 18, 19].every((version) => versions.includes(version)), versions.length <= 6);
        """;

    [Fact]
    public async Task Events_MoreThanAreKept_AreTheNewest()
    {
        var start = new ProcessStartInfo("node", ["--input-type=module", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        Process node;
        try
        {
            node = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no node.");
            return;
        }

        using (node)
        {
            await node.StandardInput.WriteAsync(Encoding.UTF8.GetString(DashboardFiles.Find("latest.js")!.Value.Content) + Script);
            node.StandardInput.Close();
            var errors = node.StandardError.ReadToEndAsync();

            Assert.Equal("true true\n", await node.StandardOutput.ReadToEndAsync());
            Assert.Equal("", await errors);
        }
    }
}
