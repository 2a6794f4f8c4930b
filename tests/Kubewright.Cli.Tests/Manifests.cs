namespace Kubewright.Cli.Tests;

/// <summary>Manifests that tests run.</summary>
internal static class Manifests
{
    /// <summary>The definition of a kind with a size and a colour.</summary>
    public const string WidgetDefinition =
        """
        ---
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: widgets.example.com
        spec:
          group: example.com
          scope: Namespaced
          names: { kind: Widget, plural: widgets }
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    properties:
                      size: { type: integer }
                      colour: { type: string, default: red }

        """;

    /// <summary>An object of that kind.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="spec">What its spec says.</param>
    public static string Widget(string name, string spec) =>
        $$"""
        ---
        apiVersion: example.com/v1
        kind: Widget
        metadata:
          name: {{name}}
        spec: { {{spec}} }

        """;

    /// <summary>A headless Service and a set with a volume per pod.</summary>
    /// <param name="replicas">How many pods.</param>
    /// <param name="storageClass">A line with the claims' class; empty for the default class.</param>
    /// <param name="spec">More lines of the set's spec.</param>
    /// <param name="ns">The namespace.</param>
    public static string Web(int replicas = 3, string storageClass = "", string spec = "", string ns = "default") =>
        $"""
        apiVersion: v1
        kind: Service
        metadata:
          name: nginx
          namespace: {ns}
        spec:
          clusterIP: None
          selector:
            app: nginx
          ports:
          - name: web
            port: 80
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: web
          namespace: {ns}
        spec:
          serviceName: nginx
          replicas: {replicas} # a comment
          {spec}
          selector:
            matchLabels:
              app: nginx
          template:
            metadata:
              labels:
                app: nginx
            spec:
              containers:
              - name: nginx
                image: nginx:1.27
                volumeMounts:
                - name: www
                  mountPath: /usr/share/nginx/html
          volumeClaimTemplates:
          - metadata:
              name: www
            spec:
              accessModes: [ReadWriteOnce]
              {(storageClass.Length == 0 ? "" : "storageClassName: " + storageClass)}
              resources:
                requests:
                  storage: 1Gi

        """;

    /// <summary>A volume that nobody made on demand.</summary>
    public static string Volume(string name, string size, string? storageClass = null) =>
        $"""
        ---
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: {name}
        spec:
          capacity:
            storage: {size}
          accessModes: [ReadWriteOnce, ReadWriteMany]
          {(storageClass is null ? "" : "storageClassName: " + storageClass)}
          hostPath:
            path: /data/{name}

        """;

    /// <summary>A storage class.</summary>
    public static string Class(string name, string provisioner) =>
        $"""
        ---
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata:
          name: {name}
        provisioner: {provisioner}

        """;
}
