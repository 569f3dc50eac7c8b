namespace Qlower.Loaders.Packaging.Tests;

/// <summary>What each package depends on, exactly: a host gets these packages and no others. One row a package.</summary>
internal static class PackageDependencies
{
    public static IReadOnlyDictionary<string, string[]> Table { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Qlower.Loaders.Abstractions"] = ["Microsoft.Extensions.DependencyInjection.Abstractions"],
        ["Qlower.Loaders"] =
        [
            "FluentValidation", "Microsoft.Extensions.Configuration.Binder", "Microsoft.Extensions.Diagnostics",
            "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Logging",
            "Microsoft.Extensions.Options.ConfigurationExtensions", "Qlower.Loaders.Abstractions", "Qlower.Loaders.JsonSchema", "Scrutor", "libphonenumber-csharp",
        ],
        ["Qlower.Celery"] =
        [
            "Microsoft.Extensions.Diagnostics", "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Hosting.Abstractions",
            "Microsoft.Extensions.Logging", "Microsoft.Extensions.Options.ConfigurationExtensions", "RabbitMQ.Client",
        ],
        ["Qlower.Celery.Redis"] = ["Qlower.Celery", "StackExchange.Redis"],
        ["Qlower.Loaders.Celery"] = ["Qlower.Celery", "Qlower.Loaders.Abstractions"],
        ["Qlower.Loaders.FluentValidation"] = ["FluentValidation", "Qlower.Loaders.Abstractions"],
        ["Qlower.Loaders.Http"] =
        [
            "Microsoft.Extensions.Http.Resilience", "Microsoft.Extensions.Options.ConfigurationExtensions", "Polly.Extensions", "Polly.RateLimiting",
            "Qlower.Loaders.Abstractions", "System.Threading.RateLimiting",
        ],
        ["Qlower.Loaders.JsonSchema"] = [],
        ["Qlower.Loaders.JsonSchemaNet"] = ["JsonSchema.Net", "Qlower.Loaders.Abstractions", "Qlower.Loaders.JsonSchema"],
        ["Qlower.Loaders.Relational"] = ["Qlower.Loaders.Abstractions"],
        ["Qlower.Loaders.Sqlite"] = ["Microsoft.Data.Sqlite", "Microsoft.Extensions.Options.ConfigurationExtensions", "Qlower.Loaders.Relational"],
        ["Qlower.Loaders.PostgreSql"] = ["Microsoft.Extensions.Options.ConfigurationExtensions", "Npgsql", "Qlower.Loaders.Relational"],
        ["Qlower.Loaders.Testing"] = ["Microsoft.Extensions.TimeProvider.Testing", "NUnit", "Qlower.Loaders", "Qlower.Loaders.Abstractions"],
        ["Qlower.Loaders.S3"] =
        [
            "AWSSDK.S3", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options.ConfigurationExtensions", "Qlower.Loaders.Abstractions",
        ],
        ["Qlower.Loaders.Sqs"] =
        [
            "AWSSDK.Core", "AWSSDK.SQS", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Options.ConfigurationExtensions",
            "Qlower.Loaders.Abstractions",
        ],
    };
}
