namespace Qlower.Loaders.JsonSchema.Formats;

/// <summary>The built-in formats: all those of drafts 7 to 2020-12.</summary>
internal static class BuiltInFormats
{
    public static Func<ReadOnlySpan<byte>, bool>? Find(string name) => name switch
    {
        "date" => DateTimeFormat.IsDate,
        "time" => DateTimeFormat.IsTime,
        "date-time" => DateTimeFormat.IsDateTime,
        "duration" => DurationFormat.IsDuration,
        "email" => EmailFormat.IsEmail,
        "idn-email" => EmailFormat.IsInternationalEmail,
        "hostname" => HostNameFormat.IsHostName,
        "idn-hostname" => HostNameFormat.IsInternationalHostName,
        "ipv4" => IpFormat.IsIPv4,
        "ipv6" => IpFormat.IsIPv6,
        "uri" => UriFormat.IsUri,
        "uri-reference" => UriFormat.IsUriReference,
        "iri" => UriFormat.IsIri,
        "iri-reference" => UriFormat.IsIriReference,
        "uri-template" => UriTemplateFormat.IsUriTemplate,
        "uuid" => UuidFormat.IsUuid,
        "json-pointer" => JsonPointerFormat.IsJsonPointer,
        "relative-json-pointer" => JsonPointerFormat.IsRelativeJsonPointer,
        "regex" => RegexFormat.IsRegex,
        _ => null,
    };
}
