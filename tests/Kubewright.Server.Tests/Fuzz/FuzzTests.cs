using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

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
            using var response = await served.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Patience.Limit);
            await CheckAsync(i, request, response);
        }

        await StoreInvariants.CheckAsync(served);
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
}
