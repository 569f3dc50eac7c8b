namespace Qlower.Loaders.Tests.Architecture;

/// <summary>The references that a package may have: the table of packages.</summary>
internal static class AllowedReferences
{
    private static readonly string[] Hosting =
    [
        "Microsoft.Extensions.Diagnostics", "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Hosting.Abstractions",
        "Microsoft.Extensions.Logging", "Microsoft.Extensions.Options.ConfigurationExtensions",
    ];

    private static readonly string[] Options = ["Microsoft.Extensions.Options.ConfigurationExtensions"];

    /// <summary>By package, in the order of the table. A package of the table that does not exist yet is skipped.</summary>
    public static IReadOnlyDictionary<string, AllowedReference> All { get; } = new Dictionary<string, AllowedReference>
    {
        ["Qlower.Loaders.Abstractions"] = new([], ["Microsoft.Extensions.DependencyInjection.Abstractions"]),
        ["Qlower.Loaders.JsonSchema"] = new([], []),
        ["Qlower.Loaders"] = new(
            ["Qlower.Loaders.Abstractions", "Qlower.Loaders.JsonSchema"],
            [.. Hosting, "Microsoft.Extensions.Configuration.Binder", "FluentValidation", "Scrutor", "libphonenumber-csharp"]),
        ["Qlower.Loaders.Relational"] = new(["Qlower.Loaders.Abstractions"], []),
        ["Qlower.Loaders.Sqlite"] = new(["Qlower.Loaders.Relational"], [.. Options, "Microsoft.Data.Sqlite"]),
        ["Qlower.Loaders.PostgreSql"] = new(["Qlower.Loaders.Relational"], [.. Options, "Npgsql"]),
        ["Qlower.Loaders.Http"] = new(
            ["Qlower.Loaders.Abstractions"],
            [.. Options, "Microsoft.Extensions.Http.Resilience", "Polly.Extensions", "Polly.RateLimiting", "System.Threading.RateLimiting"]),
        ["Qlower.Loaders.S3"] = new(["Qlower.Loaders.Abstractions"], [.. Options, "AWSSDK.S3", "Microsoft.Extensions.Logging.Abstractions"]),
        ["Qlower.Loaders.Sqs"] = new(
            ["Qlower.Loaders.Abstractions"], [.. Options, "Microsoft.Extensions.Hosting.Abstractions", "AWSSDK.Core", "AWSSDK.SQS"]),
        ["Qlower.Loaders.FluentValidation"] = new(["Qlower.Loaders.Abstractions"], ["FluentValidation"]),
        ["Qlower.Loaders.JsonSchemaNet"] = new(["Qlower.Loaders.Abstractions", "Qlower.Loaders.JsonSchema"], ["JsonSchema.Net"]),
        ["Qlower.Loaders.Testing"] = new(
            ["Qlower.Loaders", "Qlower.Loaders.Abstractions"], ["Microsoft.Extensions.TimeProvider.Testing", "NUnit"]),
        ["Qlower.Celery"] = new([], [.. Hosting, "RabbitMQ.Client"]),
        ["Qlower.Celery.Redis"] = new(["Qlower.Celery"], [.. Options, "StackExchange.Redis"]),
        ["Qlower.Loaders.Celery"] = new(["Qlower.Loaders.Abstractions", "Qlower.Celery"], [.. Hosting]),
    };
}
