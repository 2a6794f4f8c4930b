using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>Whatever is sent: an answer below 500, an error that explains itself, and a cluster that is whole afterwards.</summary>
public sealed class FuzzTests
{
    private const int Requests = 1500;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task BadRequests_OfAllKinds_BreakNothing(int seed)
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync("/apis/apps/v1/namespaces/default/statefulsets", Samples.Set);
        await served.CreateMapAsync("map");
        var fuzzer = new RequestFuzzer(seed);

        for (var i = 0; i < Requests; i++)
        {
            using var request = fuzzer.Next();
            using var response = await served.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(TimeSpan.FromSeconds(30));
            await CheckAsync(i, request, response);
        }

        await CheckAsync(served);
    }

    private static async Task CheckAsync(int number, HttpRequestMessage request, HttpResponseMessage response)
    {
        var code = (int)response.StatusCode;
        var said = $"request {number}: {request.Method} {request.RequestUri} {request.Content?.Headers.ContentType}";
        var text = code < 400 || request.Method == HttpMethod.Head ? "" : await response.Content.ReadAsStringAsync();
        Assert.True(code is >= 200 and < 300 or >= 400 and < 500, $"{said} was answered with {code}: {text}");
        if (text.Length > 0)
        {
            var status = JsonNode.Parse(text);
            Assert.True((string?)status?["kind"] == "Status" && (int?)status["code"] == code && (string?)status["message"] is { Length: > 0 }, $"{said} was answered with {code}: {text}");
        }
    }

    /// <summary>Every object is listed, can be read again as it was written, and is there once.</summary>
    private static async Task CheckAsync(ServedCluster served)
    {
        var snapshot = served.Cluster.Snapshot;
        var uids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in KindInfo.All.Select(static kind => kind.Names))
        {
            foreach (var obj in snapshot.All(kind.Kind))
            {
                Assert.Equal(kind.Kind, obj.Kind);
                Assert.True(uids.Add(obj.Metadata.Uid!), $"{obj.Kind} {obj.Metadata.Name} has the uid of another");
                Assert.Equal(kind.IsNamespaced, obj.Metadata.Namespace is not null);
                Assert.InRange(long.Parse(obj.Metadata.ResourceVersion!, System.Globalization.CultureInfo.InvariantCulture), 1, snapshot.Version);
                Assert.Same(obj, snapshot.Find(ObjectKey.Of(obj)));

                var path = kind.Group.Length == 0 ? $"/api/{kind.Version}" : $"/apis/{kind.Group}/{kind.Version}";
                var live = await served.GetAsync($"{path}{(kind.IsNamespaced ? $"/namespaces/{obj.Metadata.Namespace}" : "")}/{kind.Plural}/{obj.Metadata.Name}");
                var findings = new List<ReadFinding>();
                Assert.NotNull(Manifest.ReadJson(System.Text.Encoding.UTF8.GetBytes(live.ToJsonString()), findings));
                Assert.Empty(findings);
            }
        }
    }
}
