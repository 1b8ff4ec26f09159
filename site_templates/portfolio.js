/* Sorts the clients by the column whose heading is pressed. Without it the table stands as it was written. */
(function () {
  "use strict"
  var table = document.querySelector(".pr-clients")
  if (!table) return
  var body = table.tBodies[0]
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells)

  function name(row) {
    return row.querySelector(".pr-clients__name").textContent
  }

  function sort(column, rises) {
    var rows = Array.prototype.slice.call(body.rows)
    rows.sort(function (one, other) {
      var a = one.cells[column].getAttribute("data-sort")
      var b = other.cells[column].getAttribute("data-sort")
      if (a === null) return (rises ? 1 : -1) * name(one).localeCompare(name(other))
      if (a === "" || b === "") return (a === "") - (b === "") /* what has no number stays last either way */
      return (rises ? 1 : -1) * (Number(a) - Number(b))
    })
    rows.forEach(function (row) { body.appendChild(row) })
  }

  heads.forEach(function (head, column) {
    var button = document.createElement("button")
    button.type = "button"
    button.className = "pr-clients__sort"
    button.textContent = head.textContent
    head.textContent = ""
    head.appendChild(button)
    button.addEventListener("click", function () {
      var sorted = head.getAttribute("aria-sort")
      var way = sorted ? (sorted === "ascending" ? "descending" : "ascending") : head.getAttribute("data-first")
      heads.forEach(function (other) { other.removeAttribute("aria-sort") })
      head.setAttribute("aria-sort", way)
      sort(column, way === "ascending")
    })
  })
})()
