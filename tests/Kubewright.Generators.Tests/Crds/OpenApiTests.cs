namespace Kubewright.Generators.Tests.Crds;

/// <summary>Types that come from an OpenAPI v3 document as an API server publishes it.</summary>
public sealed class OpenApiTests
{
    private const string Document =
        """
        {
          "openapi": "3.0.0",
          "paths": {
            "/apis/shop.example.com/v1/carts": {
              "get": { "x-kubernetes-group-version-kind": { "group": "shop.example.com", "version": "v1", "kind": "Cart" } }
            },
            "/apis/shop.example.com/v1/namespaces/{namespace}/orders": {
              "post": { "x-kubernetes-group-version-kind": { "group": "shop.example.com", "version": "v1", "kind": "Order" } }
            }
          },
          "components": { "schemas": {
            "com.example.shop.v1.Cart": {
              "type": "object",
              "properties": {
                "metadata": { "$ref": "#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta" },
                "spec": { "default": {}, "allOf": [{ "$ref": "#/components/schemas/com.example.shop.v1.CartSpec" }] }
              },
              "x-kubernetes-group-version-kind": [{ "group": "shop.example.com", "kind": "Cart", "version": "v1" }]
            },
            "com.example.shop.v1.CartList": {
              "type": "object",
              "properties": {
                "items": { "type": "array", "items": { "$ref": "#/components/schemas/com.example.shop.v1.Cart" } },
                "metadata": { "$ref": "#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta" }
              },
              "x-kubernetes-group-version-kind": [{ "group": "shop.example.com", "kind": "CartList", "version": "v1" }]
            },
            "com.example.shop.v1.CartSpec": {
              "description": "What is in the cart.",
              "type": "object",
              "required": ["weight"],
              "properties": {
                "weight": { "$ref": "#/components/schemas/io.k8s.apimachinery.pkg.api.resource.Quantity" },
                "port": { "$ref": "#/components/schemas/io.k8s.apimachinery.pkg.util.intstr.IntOrString" },
                "since": { "$ref": "#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.Time" },
                "metadata": { "$ref": "#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta" },
                "box": { "$ref": "#/components/schemas/com.example.shop.v1.Box" },
                "price": { "$ref": "#/components/schemas/com.example.shop.v1.Price" },
                "anything": { "description": "Free." }
              }
            },
            "com.example.shop.v1.Box": {
              "type": "object",
              "properties": { "inner": { "type": "array", "items": { "$ref": "#/components/schemas/com.example.shop.v1.Box" } }, "size": { "type": "string", "enum": ["S", "L"] } }
            },
            "com.example.shop.v1.Price": { "type": "number" },
            "com.example.shop.v1.Order": {
              "type": "object",
              "properties": {
                "metadata": { "allOf": [{ "$ref": "#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta" }] },
                "spec": { "type": "object", "properties": { "paid": { "type": "boolean" } } }
              },
              "x-kubernetes-group-version-kind": [{ "group": "shop.example.com", "kind": "Order", "version": "v1" }]
            },
            "com.example.shop.v1.Unused": { "type": "object", "properties": { "a": { "type": "string" } } },
            "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta": { "type": "object", "properties": { "name": { "type": "string" } } }
          } }
        }
        """;

    private static readonly CustomProject Shop = CustomProject.Empty.With("openapi.json", Document);

    [Fact]
    public void Generate_Document_HasTheKindsAndWhatTheyReferTo() => Assert.Equal(
        ["CustomKinds", "Shop.Box", "Shop.BoxSize", "Shop.Cart", "Shop.CartSpec", "Shop.Order", "Shop.OrderSpec"],
        Shop.Run("class C;").GeneratedSources.Select(static source => source.HintName.Replace(".g.cs", "", StringComparison.Ordinal)));

    [Fact]
    public void Generate_Document_Compiles() => Shop.Compile(
        """
        using Shop;

        internal static class Script
        {
            public static Cart Cart => new("c") { Weight = "2k", Port = 80, Box = new() { Inner = [new() { Size = BoxSize.S }] }, Price = 2.5 };

            public static Order Order => new("o") { Namespace = "n", Paid = true };
        }
        """);

    [Fact]
    public void Generate_KindWithoutNamespacedPath_IsClusterScoped()
    {
        Assert.DoesNotContain("metadata.namespace", Shop.Source("Shop.Cart.g.cs"), StringComparison.Ordinal);
        Assert.Contains("metadata.namespace", Shop.Source("Shop.Order.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("com.example.shop.v1.Box\" },", "com.example.shop.v1.Bag\" },", 37, "names no schema of this document")]
    [InlineData("{ \"type\": \"number\" }", "{ \"$ref\": \"#/components/schemas/com.example.shop.v1.Price\" }", 38, "leads back to itself")]
    public void Generate_ReferenceToNothing_IsAnErrorAtItsLine(string old, string edited, int line, string message)
    {
        Assert.Contains(old, Document, StringComparison.Ordinal);

        var diagnostic = Assert.Single(CustomProject.Empty.With("openapi.json", Document.Replace(old, edited, StringComparison.Ordinal)).Run("class C;").Diagnostics);

        Assert.Contains(message, diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(line, diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1);
    }
}
