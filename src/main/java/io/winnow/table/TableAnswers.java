package io.winnow.table;

import io.winnow.platform.http.ETag;
import jakarta.ws.rs.core.Response;

/** A table as an answer; of a draft or of a version alike. */
final class TableAnswers {

  private TableAnswers() {}

  static Response json(OpenTable table) {
    return Response.ok(table.body()).header("ETag", ETag.quoted(table.etag())).build();
  }

  static Response workbook(OpenTable table, byte[] workbook) {
    String name = table.grid().decision().replaceAll("[^A-Za-z0-9._-]", "_");
    return Response.ok(workbook)
        .header("ETag", ETag.quoted(table.etag()))
        .header("Content-Disposition", "attachment; filename=\"" + name + ".xlsx\"")
        .build();
  }
}
