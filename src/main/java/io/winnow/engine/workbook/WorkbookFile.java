package io.winnow.engine.workbook;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.table.TableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Opens workbooks that anybody may have made. What a file would take in memory is counted before
 * the library builds anything from it.
 */
final class WorkbookFile {

  static final int MAX_BYTES = 4 << 20;
  static final int MAX_UNPACKED = 24 << 20;
  static final int MAX_PARTS = 200;
  static final int MAX_ELEMENTS = 500_000;

  private static final int BUFFER = 8192;
  private static final Pattern XML = Pattern.compile("(?i)\\.(?:xml|rels)$");

  private int unpacked;
  private int elements;

  private WorkbookFile() {}

  /**
   * Reads something from a workbook.
   *
   * @param name for messages
   * @throws TableException it is no workbook, or too large
   */
  static <T> T read(String name, byte[] bytes, Function<XSSFWorkbook, T> reader) {
    if (bytes.length > MAX_BYTES) {
      throw tooLarge(name);
    }
    new WorkbookFile().count(name, bytes);
    // the library's own guard against zips that swell
    ZipSecureFile.setMaxEntrySize(MAX_UNPACKED);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      return reader.apply(workbook);
    } catch (TableException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // whatever a broken file makes the library throw, it is the file's fault
      throw unreadable(name);
    }
  }

  private void count(String name, byte[] bytes) {
    int parts = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] part = unpack(name, zip);
        if (++parts > MAX_PARTS) {
          throw tooLarge(name);
        }
        countElements(name, part, XML.matcher(entry.getName()).find());
      }
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(name);
    }
    if (parts == 0) {
      throw unreadable(name);
    }
  }

  private byte[] unpack(String name, ZipInputStream zip) throws IOException {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
      part.write(buffer, 0, read);
      unpacked += read;
      if (unpacked > MAX_UNPACKED) {
        throw tooLarge(name);
      }
    }
    return part.toByteArray();
  }

  /**
   * The library reads whatever the workbook says is a part of it, whatever it is called; where that
   * is no XML, nor what begins as XML, the library cannot read it either.
   *
   * @param xml whether it has to be XML
   */
  private void countElements(String name, byte[] part, boolean xml) {
    try {
      countElements(name, part);
    } catch (XMLStreamException e) {
      if (xml) {
        throw unreadable(name);
      }
    }
  }

  private void countElements(String name, byte[] part) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(part));
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw new XMLStreamException("a DOCTYPE");
      }
      if (event == XMLStreamConstants.START_ELEMENT && ++elements > MAX_ELEMENTS) {
        throw tooLarge(name);
      }
    }
    xml.close();
  }

  static TableException tooLarge(String name) {
    return new TableException(
        Issue.error(
            "workbook-too-large",
            "A workbook holds at most %d MB, %d MB unpacked, and %d cells and other elements."
                .formatted(MAX_BYTES >> 20, MAX_UNPACKED >> 20, MAX_ELEMENTS),
            Location.file(name)));
  }

  private static TableException unreadable(String name) {
    return new TableException(
        Issue.error(
            "workbook-unreadable",
            "This is no workbook that can be read. Save it as an Excel workbook (.xlsx), without a"
                + " password.",
            Location.file(name)));
  }
}
