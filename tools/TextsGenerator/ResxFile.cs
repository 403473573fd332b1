using System.Xml;
using System.Xml.Linq;

namespace Helpdesk.TextsGenerator;

/// <summary>The texts of one language, as a .resx file has them.</summary>
internal static class ResxFile
{
    /// <summary>Key, words and comment of each text, in order.</summary>
    /// <exception cref="XmlException">The file is no XML.</exception>
    public static IReadOnlyList<(string Key, string Words, string Comment)> Read(string xml) =>
        [
            .. XDocument
                .Parse(xml, LoadOptions.PreserveWhitespace)
                .Root!.Elements("data")
                .Select(data =>
                    (
                        (string)data.Attribute("name")!,
                        (string?)data.Element("value") ?? "",
                        (string?)data.Element("comment") ?? ""
                    )
                ),
        ];
}
